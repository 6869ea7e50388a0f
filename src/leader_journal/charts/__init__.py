"""Charts: each is a room that finds, tells, draws and numbers one thing; `charts.table` lists them all."""
