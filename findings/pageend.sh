#!/bin/sh
# Qt 6.11.3: QTextDocument.print_ draws the line at most page ends twice, at the foot of one page and again above the head of the next,
# where a clip hides it. On paper and on screen nothing is seen; in the file the words stand twice, so a reader that
# does not look at clips (pypdf) finds them on both pages, while pdftotext finds them once. Seen: 12 paragraphs of 97 words on
# 5 pages, 24 words read twice, a line at each page end that cut a paragraph.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3 shiboken6==6.11.3 pypdf==7.1.1 2>/dev/null
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import collections
import re
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication
from pypdf import PdfReader

application = QApplication([])
document = QTextDocument()
document.setPlainText("\n".join(" ".join(f"w{part:02d}x{word:03d}" for word in range(97)) for part in range(12)))
writer = QPdfWriter("out.pdf")
writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
document.print_(writer)
del writer
pages = PdfReader("out.pdf").pages
read = collections.Counter(word for page in pages for word in re.findall(r"w\d\dx\d{3}", page.extract_text()))
twice = sorted(word for word, times in read.items() if times > 1)
print(f"Qt {qVersion()}: {len(pages)} pages, {len(read)} words, {len(twice)} of them read twice: {' '.join(twice[:6])} ...")
sys.exit(0 if len(read) == 12 * 97 and twice else 1)
PYTHON
