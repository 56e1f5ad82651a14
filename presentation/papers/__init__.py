"""The papers of an edition: every form of them, how they are made and recorded."""
