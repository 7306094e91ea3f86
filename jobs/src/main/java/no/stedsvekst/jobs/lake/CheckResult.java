package no.stedsvekst.jobs.lake;

/**
 * What a check has found.
 *
 * @param check in words, those of its complaint
 * @param broken how many rows do not hold it; 0 where all do
 */
public record CheckResult(String check, long broken) {}
