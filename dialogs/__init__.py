"""What is said and asked, in Danish and English: no network, no SQL, no clock."""
