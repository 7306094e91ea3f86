package no.stedsvekst.jobs.lake;

/**
 * What a write left behind.
 *
 * @param table the full name
 * @param version the version of the table that it made
 * @param rows how many rows it wrote
 * @param slice the condition of the rows it replaced; empty for the whole table and for appends
 * @param seconds how long it took
 */
public record TableWrite(String table, long version, long rows, String slice, double seconds) {}
