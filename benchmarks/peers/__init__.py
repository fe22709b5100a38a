"""The same marts from the same files, as an analyst would write them with pandas and with polars.

Each peer is told what our landing has to find out: which heading is which column, where the
headings stand, how dates are written. It writes five marts as Parquet files, money in whole pence.
"""
