"""The one place with state: an SQLite file that holds the reports and all that was read in them.

`schema` lays out the tables, `rows` turns records into rows and back, `writer` stores, `reading_run` is the
loop from paths to stored readings, and `view` is the read-only face that everything else looks through.
"""
