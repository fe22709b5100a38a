-- fail: Each place has payments or contracts of one publisher only; several for one place are not read together yet.

select place_id, count(*) as publishers
from int_publishers
group by place_id
having count(*) > 1
