package no.stedsvekst.jobs.lake;

import java.util.Set;
import no.stedsvekst.jobs.refusal.StoreRefusals;
import org.apache.hadoop.fs.Path;

/** Where lakes and landing files may be: a folder of this machine, or a URI of a store. */
public final class Locations {
  /** What others call the buckets that Hadoop reaches as {@code s3a}. */
  private static final Set<String> OTHER_NAMES = Set.of("s3", "s3n");

  private Locations() {}

  /** The path of a location; refuses one that cannot be meant, or that has a key in it. */
  public static Path path(String location) {
    Path path;
    try {
      path = new Path(location);
    } catch (IllegalArgumentException e) {
      throw StoreRefusals.badLocation(location.replaceAll("//[^/]*@", "//"));
    }
    String scheme = path.toUri().getScheme();
    if (path.toUri().getAuthority() != null
        && path.toUri().getAuthority().contains("@")
        && ("s3a".equals(scheme) || OTHER_NAMES.contains(scheme))) {
      throw StoreRefusals.keyInLocation(scheme);
    }
    if (scheme != null && OTHER_NAMES.contains(scheme)) {
      throw StoreRefusals.otherName(scheme, location);
    }
    return path;
  }
}
