package no.stedsvekst.jobs.lake;

/**
 * A column of a table.
 *
 * @param name in snake case
 * @param type what it holds
 * @param isRequired whether every row has a value
 * @param comment what a BI user reads about it
 */
public record ColumnSpec(String name, ColumnType type, boolean isRequired, String comment) {}
