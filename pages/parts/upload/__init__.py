"""Uploading a file and looking back at uploads: choosing, checking, confirming, undoing, and
earlier moments."""
