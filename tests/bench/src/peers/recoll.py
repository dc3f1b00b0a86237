"""Answers queries of a Recoll index, one JSON object a line: from standard input to standard output.

Asked: {"query", "newest", "offset", "limit"}; answered: {"total", "rows", "ms"} or {"error"}.
"""

import json
import sys
import time

from recoll import recoll

database = recoll.connect(confdir=sys.argv[1])
database.setAbstractParams(maxchars=120, contextwords=8)

for line in sys.stdin:
    asked = json.loads(line)
    start = time.perf_counter()
    try:
        query = database.query()
        if asked["newest"]:
            query.sortby("mtime", ascending=False)
        total = query.execute(asked["query"], stemming=0)
        if asked["offset"] and asked["offset"] < total:
            query.scroll(asked["offset"])
        rows = 0
        if asked["offset"] < max(total, 1):
            for document in query.fetchmany(asked["limit"]):
                database.makeDocAbstract(document, query)
                rows += 1
        taken = (time.perf_counter() - start) * 1000
        answer = {"total": max(total, 0), "rows": rows, "ms": taken}
    except Exception as error:
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
