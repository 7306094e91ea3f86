package no.stedsvekst.jobs.engine;

/**
 * What {@code --help} says of a job.
 *
 * @param name the first word on the command line
 * @param summary one line
 * @param text a few lines: what it reads, does and writes
 * @param example a command to try
 */
public record Manual(String name, String summary, String text, String example) {}
