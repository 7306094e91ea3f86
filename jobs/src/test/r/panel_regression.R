# Fits of a panel and every recipe of standard errors, from their formulas with whole matrices.
# Arguments: a CSV with group, unit, year, weight, a, b, c, d, y, z; whether to weight; the column of
# the clusters. Prints a line a number: what, tab, value.
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
weighted <- arguments[2] == "weight"
cluster_column <- arguments[3]
designs <- list(full = c("a", "b", "c"), deficient = c("a", "b", "d", "c"), one = "b")
periods <- c(list(c(2003, 2010), c(2004, 2007)), lapply(2003:2010, function(y) c(y, y)))
say <- function(...) cat(paste(c(...)[-length(c(...))], collapse = " "), "\t",
                         c(...)[length(c(...))], "\n", sep = "")
number <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))

covariances <- function(fit, rows, w) {
  kept <- !is.na(coef(fit))
  X <- model.matrix(fit)[, kept, drop = FALSE]
  u <- rows$.y - drop(X %*% coef(fit)[kept])
  n <- nrow(X); k <- ncol(X)
  B <- solve(t(X) %*% (w * X))
  h <- w * rowSums((X %*% B) * X)
  S <- X * (w * u)
  meat <- function(by) { s <- rowsum(S, by); t(s) %*% s }
  factor <- function(G) G / (G - 1) * (n - 1) / (n - k)
  G <- length(unique(rows[[cluster_column]])); T <- length(unique(rows$year))
  s <- rowsum(S, rows$year)
  moves <- lapply(unique(rows[[cluster_column]]), function(g) {
    rest <- rows[[cluster_column]] != g
    again <- lm.wfit(X[rest, , drop = FALSE], rows$.y[rest], rep(w, length.out = n)[rest])
    again$coefficients - coef(fit)[kept]
  })
  L <- floor(4 * (T / 100)^(2 / 9))
  dk <- t(s) %*% s
  if (L > 0) for (l in 1:L) if (T > l) {
    g <- t(s[(l + 1):T, , drop = FALSE]) %*% s[1:(T - l), , drop = FALSE]
    dk <- dk + (1 - l / (L + 1)) * (g + t(g))
  }
  list(
    iid = list(B * sum(w * u^2) / (n - k), n - k),
    HC1 = list(B %*% (t(S) %*% S) %*% B * n / (n - k), n - k),
    HC2 = list(B %*% (t(S) %*% (S / (1 - h))) %*% B, n - k),
    HC3 = list(B %*% (t(S) %*% (S / (1 - h)^2)) %*% B, n - k),
    cluster = list(B %*% meat(rows[[cluster_column]]) %*% B * factor(G), G - 1),
    CR3 = list(Reduce(`+`, lapply(moves, tcrossprod)) * (G - 1) / G, G - 1),
    cluster2 = list(B %*% (meat(rows[[cluster_column]]) * factor(G) + meat(rows$year) * factor(T)
                           - t(S) %*% S * factor(n)) %*% B, min(G, T) - 1),
    driscoll_kraay = list(B %*% dk %*% B, T - 1))
}

for (group in sort(unique(data$group))) for (design in names(designs)) for (label in c("y", "z"))
  for (period in periods) for (effects in c("none", "time")) {
    single <- period[1] == period[2]
    if (single && effects == "time") next
    rows <- data[data$group == group & data$year >= period[1] & data$year <= period[2], ]
    rows$.y <- rows[[label]]
    rows <- rows[complete.cases(rows[, c(designs[[design]], ".y")]), ]
    rows$.w <- if (weighted) rows$weight else 1
    terms <- c(designs[[design]], if (effects == "time") "factor(year)")
    fit <- lm(reformulate(terms, ".y"), rows, weights = .w)
    names <- sub("factor(year)", "year_", names(coef(fit)), fixed = TRUE)
    what <- c(group, design, label, period[1], period[2], effects)
    s <- summary(fit)
    say(what, "nobs", nobs(fit)); say(what, "rank", fit$rank)
    say(what, "r_squared", number(s$r.squared)); say(what, "sigma", number(s$sigma))
    say(what, "log_lik", number(as.numeric(logLik(fit)))); say(what, "bic", number(BIC(fit)))
    say(what, "f", number(s$fstatistic[[1]]))
    say(what, "kappa", number(kappa(qr.R(fit$qr)[1:fit$rank, 1:fit$rank], exact = TRUE)))
    for (i in seq_along(names)) say(what, names[i], number(coef(fit)[[i]]))
    X <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE]
    for (i in seq_len(ncol(X))[-1]) {
      others <- lm.wfit(X[, -i, drop = FALSE], X[, i], rep(rows$.w, length.out = nrow(X)))
      left <- sum(others$weights * others$residuals^2)
      w <- others$weights
      about <- sum(w * (X[, i] - weighted.mean(X[, i], w))^2)
      say(what, "vif", names[!is.na(coef(fit))][i], number(about / left))
    }
    all <- covariances(fit, rows, rows$.w)
    for (recipe in names(all)) {
      if (single && recipe %in% c("cluster2", "driscoll_kraay")) next
      V <- all[[recipe]][[1]]
      say(what, recipe, "df", all[[recipe]][[2]])
      kept <- names[!is.na(coef(fit))]
      for (i in seq_along(kept)) for (j in 1:i)
        say(what, recipe, kept[i], kept[j], number(V[i, j]))
    }
  }
