domains = {
  "example.com" = {
    mode = "enforce"
    id   = "2024010101"
    max_age = 1209600
    mx   = ["mx1.example.net", "mx2.example.net"]
  }
  "example.org" = {
    mode    = "enforce"
    id      = "7"
    max_age = 86400
    mx      = ["mx1.example.net"]
  }
}
