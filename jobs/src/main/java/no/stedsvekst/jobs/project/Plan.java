package no.stedsvekst.jobs.project;

import java.io.Serializable;

/**
 * How one scenario is run beside the others.
 *
 * @param name of the scenario
 * @param closure how it meets the nation's sums
 * @param leansOn which of the scenarios' sums it uses: its own number, or neutral's
 * @param strengths its assumptions
 */
record Plan(String name, Scenario.Closure closure, int leansOn, Strengths strengths)
    implements Serializable {}
