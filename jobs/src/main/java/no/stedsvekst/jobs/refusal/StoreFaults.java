package no.stedsvekst.jobs.refusal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fault of a store means to a user. It is known by the names of exceptions, so that runs
 * that have no store need not load its classes, and so that what an executor told the driver, which
 * is text, is understood too.
 */
final class StoreFaults {
  private static final Pattern OF_STORE =
      Pattern.compile("org\\.apache\\.hadoop\\.fs\\.s3a|software\\.amazon\\.awssdk");
  private static final Pattern STORE = Pattern.compile("s3a://[^/\\s:,'\"]+");
  private static final Pattern NO_BUCKET = Pattern.compile("UnknownStoreException|NoSuchBucket");
  private static final Pattern NO_KEYS =
      Pattern.compile(
          "NoAuthWithAWSException|NoAwsCredentialsException|Unable to load credentials"
              + "|CredentialInitializationException");
  private static final Pattern WRONG_KEYS =
      Pattern.compile(
          "InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken"
              + "|RequestTimeTooSkewed");
  private static final Pattern DENIED = Pattern.compile("AccessDenied|Status Code: 403");
  private static final Pattern WRONG_REGION =
      Pattern.compile(
          "PermanentRedirect|AuthorizationHeaderMalformed|AWSRedirectException"
              + "|Status Code: 30[17]");
  private static final Pattern BUSY =
      Pattern.compile("SlowDown|ServiceUnavailable|Status Code: 50\\d|InternalError");
  private static final Pattern AWAY =
      Pattern.compile(
          "UnknownHostException|Connection refused|NoRouteToHost|[Cc]onnect timed out"
              + "|Read timed out|ConnectTimeoutException|SocketTimeoutException"
              + "|Connection reset|Broken pipe|SSL\\w*Exception|NoHttpResponseException"
              + "|ApiCallTimeout|ApiCallAttemptTimeout|Acquire operation took longer"
              + "|failed to respond|Connection is closed");

  private StoreFaults() {}

  /**
   * The refusal that tells of it; nothing where it is no fault of a store.
   *
   * @param told the fault and its causes, as text
   * @param last the innermost of them
   */
  static Optional<Refusal> refusal(String told, String last) {
    if (!OF_STORE.matcher(told).find()) {
      return Optional.empty();
    }
    Matcher named = STORE.matcher(told);
    String store = named.find() ? named.group() : "the store";
    if (NO_BUCKET.matcher(told).find()) {
      return Optional.of(StoreRefusals.noBucket(store));
    }
    if (NO_KEYS.matcher(told).find()) {
      return Optional.of(StoreRefusals.noKeys(store));
    }
    return Optional.of(
        found(WRONG_KEYS, told)
            .or(() -> found(DENIED, told))
            .map(cause -> StoreRefusals.wrongKeys(store, cause))
            .or(() -> found(WRONG_REGION, told).map(is -> StoreRefusals.wrongRegion(store, is)))
            .or(() -> found(BUSY, told).map(cause -> StoreRefusals.busy(store, cause)))
            .or(() -> found(AWAY, told).map(cause -> StoreRefusals.away(store, cause)))
            .orElseGet(() -> StoreRefusals.failed(store, last)));
  }

  private static Optional<String> found(Pattern pattern, String told) {
    Matcher matcher = pattern.matcher(told);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
