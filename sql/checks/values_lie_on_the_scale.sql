-- fail: A published outcome lies on the scale of its measure.

select fct_indicator_value.measure_id, place_id, period, value
from fct_indicator_value
inner join dim_measure on dim_measure.measure_id = fct_indicator_value.measure_id
where value < scale_low or value > scale_high
