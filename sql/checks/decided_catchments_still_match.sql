-- fail: A catchment that people decided (decisions/catchments.csv) names a place of some publisher's area, and a service that there is.

select catchments.provider_id, catchments.service_id, catchments.place
from ref_decided_catchments as catchments
left join (select distinct area_covered from int_area_place where not is_whole) as areas on areas.area_covered = catchments.place
left join ref_services as services on services.service_id = catchments.service_id
where areas.area_covered is null or services.service_id is null
