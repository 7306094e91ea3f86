package no.stedsvekst.synthetic.history;

import java.io.Serializable;

/**
 * A block after a year.
 *
 * @param state before the next year
 * @param year what is written of the year that has passed
 */
public record BlockAfterYear(State state, BlockYear year) implements Serializable {}
