# The zip holds the app that `tools/package.py --only frozen` makes on macOS.
cask "leader-journal" do
  version "0.1.0"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"

  url "https://leaderjournal.invalid/leader-journal-#{version}-macos-arm64.zip"
  name "Leader Journal"
  desc "Private, local journal for one leader"
  homepage "https://leaderjournal.invalid/"

  depends_on macos: ">= :ventura"

  app "Leader Journal.app"
  binary "#{appdir}/Leader Journal.app/Contents/MacOS/leader-journal"

  # The journals are yours, and lie in Application Support: zap takes settings and logs, and leaves them.
  zap trash: [
    "~/Library/Logs/leader-journal",
    "~/Library/Preferences/leader-journal",
  ]
end
