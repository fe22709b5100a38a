"""Place: what residents say about their lives, and what the council paid, and to whom."""

from dashboard import components, reading
from dashboard.components import read
from dashboard.views import place_area, place_money, place_people

view = components.current_view()
district = read(reading.place, view.published, view.estimates_id).iloc[0]

place_people.head(view, district)
place_people.now(view)
place_people.over_time(view)
place_money.by_month(view)
place_money.transfers(view)
place_area.where(view)
