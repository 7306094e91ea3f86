# Runs a notebook in R where the files are that it reads, and writes it with what it prints:
# Rscript knit.R NOTEBOOK.Rmd [OUT.md]
arguments <- commandArgs(trailingOnly = TRUE)
knitr::opts_knit$set(root.dir = getwd())
out <- if (length(arguments) > 1) arguments[2] else sub("Rmd$", "md", basename(arguments[1]))
knitr::knit(arguments[1], output = out, quiet = TRUE)
