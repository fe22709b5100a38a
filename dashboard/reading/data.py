"""Questions about the files, models and checks behind every number."""

from dashboard.reading.file import rows


def source_files(published, ids=None):
    """Files behind the numbers; all of them, or those whose ids are given."""
    sql = "select * from pub_source_file order by kind_words, first_period, file_name"
    files = rows(published, sql)
    return files if ids is None else files[files["source_file_id"].isin(list(ids))]


def source_kinds(published):
    """Files by kind and publisher, with their lines and pounds."""
    sql = """
        select kind_words, publisher_name, count(*) as files, sum(lines_read)::bigint as lines_read,
            sum(lines_rejected)::bigint as lines_rejected,
            sum(amount_gbp_accepted) as amount_gbp_accepted
        from pub_source_file
        group by kind_words, publisher_name
        order by kind_words, publisher_name
    """
    return rows(published, sql)


def refused_files(published):
    """Files that were refused whole, each with its reason."""
    sql = "select * from pub_source_file where refused_because is not null order by file_name"
    return rows(published, sql)


def set_apart(published):
    """Lines of payments and registers that do not count or whose day is in doubt, by reason."""
    sql = """
        select kind_of_line, set_apart_because, count(distinct source_file_id) as files,
            sum(lines)::bigint as lines, sum(amount_gbp) as amount_gbp
        from pub_set_apart
        group by kind_of_line, set_apart_because
        order by kind_of_line, set_apart_because
    """
    return rows(published, sql)


def disclosure(published):
    """How much of what people told is hidden, by table, level and kind of period."""
    sql = "select * from pub_disclosure order by published_table, sort_key, period_kind"
    return rows(published, sql)


def spend_twice(published):
    """Lines of payments that stand twice, and whether they count."""
    return rows(published, "select * from pub_spend_twice order by stands_twice, file_name")


def corrections(published):
    """Amounts that count as they were meant, with the reason."""
    return rows(published, "select * from pub_correction order by file_name, transaction_number")


def models(published, names=None):
    """Published models with their SQL; all of them, or those named."""
    found = rows(published, "select * from pub_model order by model")
    return found if names is None else found[found["model"].isin(list(names))]


def checks(published):
    """Every check of the build with its outcome, those that warn first."""
    sql = """
        select * from pub_check
        order by case outcome when 'passed' then 1 else 0 end, origin, about, check_id
    """
    return rows(published, sql)
