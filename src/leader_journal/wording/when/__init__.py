"""Days and moments as people say and write them, in English and Danish: one grammar for every place that takes one."""
