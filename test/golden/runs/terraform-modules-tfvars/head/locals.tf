locals {
  mx_records = {
    "example.com"       = ["10 mx1.example.net", "20 mx2.example.net"]
    "example.org"       = ["10 mx1.example.net", "20 mx2.example.net"]
    "stage.example.com" = ["10 mx.stage.example.com"]
  }
}
