package no.stedsvekst.jobs.fetch.place;

import java.util.OptionalDouble;

/**
 * What became of a code.
 *
 * @param from the old code
 * @param to the new code
 * @param year the first year of the new code
 * @param weight the share that went there; empty where it is not known
 */
public record SplitChange(String from, String to, int year, OptionalDouble weight) {}
