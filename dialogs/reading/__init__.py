"""What people write, read in place: days, money, codes and answers, in Danish and English; no clock, no texts."""
