"""Vem vet vad om mig: for the person it is about, what one organisation holds of them, why, and whom it has told.

Made by each organisation of its own and of what both share, never of the other's. It says which kinds of information
there are and where they come from, and not what stands in them: that is a register extract (registerutdrag).
"""
