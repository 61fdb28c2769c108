"""What the review pages show: a statement or a pair with its evidence, and corrections in words."""
