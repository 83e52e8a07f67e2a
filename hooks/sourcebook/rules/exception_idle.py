"""an exception without a reason, past its date, or no longer needed

The comment `allow CODE: reason` on the line before a block, or at the end of a list item or table row, excuses one
finding, in HTML's marks as below. An exception for a POL code needs an end and two names. Exceptions that excuse
nothing hide the next mistake.

Bad:

    <!-- allow CLM02: the date is part of a treaty's title -->
    Rivers rise and fall.

Good:

    <!-- allow CLM02: the date is part of a treaty's title -->
    The River Treaty of 1953 is long.
"""

# Exceptions are judged after all other rules: see exceptions.py.
