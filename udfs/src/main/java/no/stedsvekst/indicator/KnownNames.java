package no.stedsvekst.indicator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * B3. The names that may stand in an expression.
 *
 * @param industries codes of industries
 * @param groups the groups of each scheme of industries
 * @param covariates landed ones; empty where it is not known which there are
 * @param surveys the estimates of surveys, which stand among the covariates under names that begin
 *     with {@link #SURVEY}; empty where it is not known which there are
 * @param rankings schemes of rankings; empty where it is not known which there are
 */
public record KnownNames(
    Set<String> industries,
    Map<String, Set<String>> groups,
    Optional<Set<String>> covariates,
    Optional<Set<String>> surveys,
    Optional<Set<String>> rankings) {

  /** How the name of a covariate begins that a survey has made. */
  public static final String SURVEY = "survey:";

  /** Jobs of either are sums over industries. */
  public static final List<String> SECTORS = List.of("private", "public");
}
