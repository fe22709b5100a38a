"""Every sentence that is published about the county, against our own list of words."""

from dashboard.documents.tables import SENTENCES
from pipelines.measures.lexicon import load_lexicon


def test_no_generated_sentence_has_a_word_that_we_do_not_use(published):
    tables = published.run(
        "select table_name from information_schema.columns where column_name = 'sentence'"
        " and table_name like 'pub_%' order by 1"
    )
    assert {"pub_sentence", "pub_outcome_sentence"} <= {table for (table,) in tables}
    lexicon, sentences = load_lexicon(), []
    for (table,) in tables:
        sentences += published.run(
            f"select distinct '{table}', sentence from {table} where sentence is not null"
        )
    assert len(sentences) > 1000
    assert [str(one) for table, said in sentences for one in lexicon.look(said, table)] == []


def test_marks_of_bold_stand_where_a_download_takes_them_away(published):
    texts = published.run(
        "select table_name, column_name from duckdb_columns()"
        " where data_type = 'VARCHAR' and table_name like 'pub_%'"
    )
    marked = {
        column
        for table, column in texts
        if published.one(f"select count(*) from {table} where \"{column}\" like '%**%'")
    }
    assert marked == set(SENTENCES)
