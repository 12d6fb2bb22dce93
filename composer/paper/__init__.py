"""What goes on paper: a sheet of headings and lines, as a web page or as the tags of a PDF."""
