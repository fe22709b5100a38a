"""Social value: promised, delivered, confirmed, in units; pounds are not worked out."""

from dashboard import components
from dashboard.views import social_value_promises

view = components.current_view()

social_value_promises.head(view)
social_value_promises.together(view)
social_value_promises.one_by_one(view)
social_value_promises.pounds(view)
