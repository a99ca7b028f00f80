// Written for the oldest Node that knows modules: it is there to be understood by those that are too old.

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Countersign needs Node 20 or newer to start (it brings its own to run with); this is Node ${process.versions.node}.`,
  )
  process.exit(1)
}
