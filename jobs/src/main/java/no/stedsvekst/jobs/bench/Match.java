package no.stedsvekst.jobs.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.BenchRefusals;

/**
 * The product and its peers on one country: each in turn, several times. What they have computed is
 * held together after the first time; a time is worth nothing where the numbers are others.
 */
final class Match {
  private final Contestant product;
  private final List<Contestant> peers;
  private final RunFolder folder;
  private final Consumer<String> progress;
  private final Map<String, List<Measured>> runs = new LinkedHashMap<>();
  private final Map<String, List<Compared>> agreement = new LinkedHashMap<>();

  Match(Contestant product, List<Contestant> peers, RunFolder folder, Consumer<String> progress) {
    this.product = product;
    this.peers = new ArrayList<>(peers);
    this.folder = folder;
    this.progress = progress;
  }

  /** Runs all of them so many times, each time another one first. */
  Match play(Country country, int times) {
    all().forEach(each -> runs.put(each.name(), new ArrayList<>()));
    country.warm();
    for (int time = 0; time < times; time++) {
      List<Contestant> turns = all();
      Collections.rotate(turns, -time);
      for (Contestant each : turns) {
        progress.accept(
            "%s, run %d of %d: %s …".formatted(country.name(), time + 1, times, each.name()));
        run(each, country);
      }
      if (time == 0) {
        compare();
        progress.accept("%s: the numbers agree".formatted(country.name()));
      }
      all().forEach(each -> folder.clear(each.name()));
    }
    return this;
  }

  private List<Contestant> all() {
    List<Contestant> all = new ArrayList<>(List.of(product));
    all.addAll(peers);
    return all;
  }

  /** A peer that this machine is too small for is left out, and the others go on. */
  private void run(Contestant contestant, Country country) {
    try {
      runs.get(contestant.name())
          .add(contestant.run(country.folder(), folder.fresh(contestant.name())));
    } catch (Killed e) {
      if (!peers.remove(contestant)) {
        throw BenchRefusals.benchKilled(e.getMessage());
      }
      progress.accept("%s; left out".formatted(e.getMessage()));
      runs.remove(contestant.name());
      agreement.remove(contestant.name());
      folder.clear(contestant.name());
    }
  }

  /** One table of the lake at a time: a large one takes some hundred megabytes. */
  private void compare() {
    Lake lake = Lake.at(Product.lake(folder.fresh(product.name())).toString());
    for (ComparedTable table : ComparedTable.ALL) {
      LakeNumbers numbers = LakeNumbers.of(table, lake);
      for (Contestant peer : peers) {
        agreement
            .computeIfAbsent(peer.name(), name -> new ArrayList<>())
            .add(PeerFile.compare(peer.name(), table, numbers, folder.fresh(peer.name())));
      }
    }
  }

  /** The medians by contestant, the product first. */
  Map<String, Measured> medians() {
    Map<String, Measured> medians = new LinkedHashMap<>();
    runs.forEach((name, measured) -> medians.put(name, Measured.median(measured)));
    return medians;
  }

  /** How far the files of each peer agree. */
  Map<String, List<Compared>> agreement() {
    return agreement;
  }
}
