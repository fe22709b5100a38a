"""Home: what people said, what was spent on it and through whom, what was promised, what ends."""

from dashboard import components
from dashboard.views import home_money, home_people, home_questions

view = components.current_view()

home_people.head(view)
home_people.outcomes(view)
home_questions.fairness(view)
home_people.in_peoples_words(view)
home_questions.questions(view)
home_money.spent(view)
home_money.promised(view)
home_money.ending(view)
home_money.decided(view)
home_money.not_known(view)
