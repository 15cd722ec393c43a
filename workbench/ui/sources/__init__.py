"""Sources by hand: the dialog in which one is entered or corrected, and the register of all of them."""
