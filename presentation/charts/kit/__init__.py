"""What every chart is built of: frame, scales, labels and places."""
