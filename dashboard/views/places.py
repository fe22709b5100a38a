"""Places: where people say what, how far apart wards are, and what is known of the place itself."""

from dashboard import components, reading
from dashboard.components import read
from dashboard.views import place_area, place_map, place_people, place_voices

view = components.current_view()
place = read(reading.place, view.published, view.estimates_id).iloc[0]

place_people.head(view, place)
place_map.where_people_say(view)
place_voices.in_their_words(view)
if view.district_id:
    place_people.now(view)
    place_people.over_time(view)
    place_area.where(view)
