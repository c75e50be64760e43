"""The list that the two organisations kept in a spreadsheet: social contracts, residents and guarantees, read in once.

The file is read as a list of apartments is (`contracts.register`): `columns` knows which cell is what, `reading` makes
typed rows, `finding` knows apartments and staff again, `people` those who live there, and `load` writes each row by
`social_contracts` or `guarantees`, all or nothing.
"""
