#!/bin/sh
# mldoc 1.6.0, the parser of Logseq's Markdown: whether a # is a tag hangs on its neighbours. Directly behind a parenthesis it is text;
# with a word between, it is a tag that takes the closing parenthesis along, another page than the tag without; in bold it
# is text; a genitive makes another page. And "- [ ] call" is no task, but text beginning with "[ ] ". Who counts a
# leader's themes by these pages counts one theme as several or not at all. Seen: the list printed below.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" mldoc@1.6.0
cat > read.js <<'SCRIPT'
const { Mldoc } = require('mldoc')
const settings = JSON.stringify({
  toc: false, parse_outline_only: false, heading_number: false, keep_line_break: true, format: 'Markdown', heading_to_list: false,
  exporting_keep_properties: false, inline_type_with_pos: false, export_md_remove_options: [], hiccup_in_block: true,
})
const blocks = (text) => JSON.parse(Mldoc.parseJson(text, settings)).map(([[, block]]) => block)
const tags = (text) => blocks(text)[0].title.filter(([kind]) => kind === 'Tag').map(([, [[, name]]]) => name)
const seen = [
  tags('- told (#doubt) twice'), tags('- told (about #doubt) twice'), tags('- told **#doubt** twice'), tags("- it was #doubt's turn"),
  tags('- told #doubt, #doubt; #doubt?'), blocks('- [ ] call')[0].marker || 'no task', blocks('- TODO call')[0].marker,
]
console.log(JSON.stringify(seen))
process.exit(JSON.stringify(seen) === '[[],["doubt)"],[],["doubt\'s"],["doubt","doubt","doubt"],"no task","TODO"]' ? 0 : 1)
SCRIPT
node read.js
