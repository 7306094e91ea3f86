package no.stedsvekst.jobs.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.refusal.BenchRefusals;

/**
 * A program that computes the same numbers: it is given the landing folder and a folder for its
 * files, and prints the seconds of each step.
 *
 * @param name of its file
 * @param command to which the two folders are added
 */
record Peer(String name, List<String> command) implements Contestant {
  private static final Pattern STEP =
      Pattern.compile("STEP (\\w+) (\\d+\\.?\\d*(?:[eE][-+]?\\d+)?)\\b.*");

  @Override
  public Measured run(Path landing, Path folder) {
    List<String> whole = new ArrayList<>(command);
    whole.add(landing.toString());
    whole.add(folder.toString());
    Child child = Child.run(name, whole, folder);
    Map<String, Double> steps = new HashMap<>();
    for (String line : child.lines()) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        steps.merge(step.group(1), Double.valueOf(step.group(2)), Double::sum);
      }
    }
    List<String> absent = Measured.STEPS.stream().filter(step -> !steps.containsKey(step)).toList();
    if (!absent.isEmpty()) {
      throw BenchRefusals.stepsNotTold(name, absent);
    }
    return Measured.of(steps, child);
  }
}
