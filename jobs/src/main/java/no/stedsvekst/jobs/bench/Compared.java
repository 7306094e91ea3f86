package no.stedsvekst.jobs.bench;

/**
 * How far the numbers of a file agree.
 *
 * @param file its name
 * @param values how many numbers were compared
 * @param largest the largest difference, as a share of the number
 */
record Compared(String file, long values, double largest) {}
