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


def corrections(published):
    """Amounts that count as they were meant, with the reason."""
    return rows(published, "select * from pub_correction order by file_name, transaction_number")


def repeated_lines(published):
    """Files in which payments stand more than once, the same in every column."""
    return rows(published, "select * from pub_repeated_line order by file_name")


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
