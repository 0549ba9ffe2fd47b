"""One live workshop: commands in, events kept, news out to phones, wall and desk."""
