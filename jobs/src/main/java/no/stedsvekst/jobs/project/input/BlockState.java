package no.stedsvekst.jobs.project.input;

import java.io.Serializable;

/**
 * Where the places of a block stand on a 1 January in one scenario.
 *
 * @param people by place and cell
 * @param jobs of the quarter before, by place and industry
 * @param relative commuting-weighted relative growth of the two years before, by place, last first
 * @param growth of the people beyond the nation's in the years before, by place, last first
 * @param natural births less deaths of the year before, by place; not a number where not known
 */
public record BlockState(
    double[] people, double[] jobs, double[] relative, double[] growth, double[] natural)
    implements Serializable {}
