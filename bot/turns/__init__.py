"""A turn from the front door to the dialogs and back."""
