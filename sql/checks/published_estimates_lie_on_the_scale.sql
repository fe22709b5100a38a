-- fail: An estimate of a publication lies on the scale of its measure.

select fct_published_estimate.measure_id, place_id, period, value
from fct_published_estimate
inner join dim_measure on dim_measure.measure_id = fct_published_estimate.measure_id
where value < scale_low or value > scale_high
