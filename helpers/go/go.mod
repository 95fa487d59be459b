module smileidemulator

go 1.19
