"""The words that surveys have for groups of people, in lower case.

In a survey of a few people a group that one of them alone gives lands only if it is made of these.
No surname or street stands here for its own sake: what a survey needs beyond them is no loss, as so
small a group is never shown.
"""

_WORDS = """
a an and any are as at be been between but by can cannot do does for from has have i in is it
less least more most my no none not of off on one only or other others out over own per some
than that the their there these they this those to two three four five under up upwards very was
were who with without yes yet you your yourself s t don doesn isn age aged ages older above
below younger year years yr yrs month months week weeks day days daily weekly monthly hour hours
adult adults child children young people person persons male female man woman men women boy girl
non binary trans transgender cis intersex gender sex sexual orientation heterosexual straight
gay lesbian bisexual asexual queer same prefer say said answer answered know known unknown
unsure sure refused declined missing blank applicable stated specified describe described self
identify another else na mixed multiple white black brown asian african caribbean arab chinese
indian pakistani bangladeshi british english welsh scottish irish northern european eastern
western roma gypsy traveller travellers latin american background ethnic ethnicity group
minority majority heritage race buddhist christian hindu jewish muslim sikh religion religious
belief faith spiritual atheist agnostic catholic protestant disabled disability disabilities
impairment condition conditions long term limiting limited limit lot little physical mental
learning sensory health hearing sight visual autism dementia illness neurodivergent home house
housing flat bungalow rent rented renting renter private privately social landlord council
association authority local owner owned owns occupied occupier mortgage outright shared
ownership tenant tenancy tenure sheltered supported accommodation temporary homeless hostel
living lives live alone partner family friends relative relatives friend parent spouse carer
carers unpaid paid care caring nursing residential domiciliary extra personal support service
services user users centre respite community single married civil partnership divorced separated
widow widowed widower cohabiting never employed employment unemployed retired student full time
part working work worker unable looking education training volunteer voluntary apprentice
homemaker sick economically inactive active income low medium middle high higher lower benefits
urban rural town city village north south east west central internet online computer phone
telephone mobile post postal paper face web email interview visit access uses use used sometimes
often always rarely regularly occasionally myself behalf professional staff member
representative proxy helped help helper level degree qualification qualifications school college
university gcse vocational pregnant maternity veteran armed forces asylum seeker refugee migrant
born uk first second third language spoken good bad fair poor better worse
"""
ORDINARY = frozenset(_WORDS.split())
