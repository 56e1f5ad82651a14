"""What has changed: by an upload, since a day, in the record and among milestones."""
