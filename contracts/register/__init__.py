"""The apartment register as the property system exports it: reading, checking and writing it.

The way of a file: `reader` makes lines of cells out of bytes, `columns` knows which cell is what, `parsing` makes
typed values out of one line, `checking` goes through the whole file, and `load` writes it, all or nothing.
"""
